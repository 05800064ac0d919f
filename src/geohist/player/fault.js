// What can go wrong before there is an atlas, typed so that the page can say it in the reader's language, with what to do.

/** `reason` is a key of `faults` in the catalogues, `details` what its words are given. */
export class Fault extends Error {
  constructor(reason, ...details) {
    super([reason, ...details].join(' '));
    this.name = 'Fault';
    this.reason = reason;
    this.details = details;
  }
}
