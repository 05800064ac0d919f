"""The file boundary: what each file of an atlas must look like, and reading it. Pydantic lives here and nowhere else."""
