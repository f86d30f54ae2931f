/** A text on its way to one address. It reveals nothing: see packages/i18n/src/notification. */
export interface OutgoingMessage {
  channel: 'email' | 'sms'
  to: string
  subject: string
  text: string
}

/** Hands a message to the outside world. @throws when it was not taken: the job tries again later */
export interface MessagePort {
  send(message: OutgoingMessage): Promise<void>
}
