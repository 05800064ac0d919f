"""The Streamlit pages: layout, and one call a panel."""
