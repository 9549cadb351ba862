/** This mail will never reach this recipient: record it, do not try again. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused'
}

/** Not sent, or not known to be sent: try again later. */
export class MailDelayed extends Error {
  override readonly name = 'MailDelayed'
}

/** The installation lacks a setting; the message says which. Nothing is sent until it is there. */
export class MailNotConfigured extends Error {
  override readonly name = 'MailNotConfigured'
}
