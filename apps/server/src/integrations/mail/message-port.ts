/** A text on its way to one address. It reveals nothing: see packages/i18n/src/notification. */
export interface OutgoingMessage {
  channel: 'email' | 'sms'
  to: string
  subject: string
  text: string
}

/** Not taken by the outside world. Its code says why; neither address nor words are in it. */
export class MessageNotTaken extends Error {
  readonly code: string
  constructor(code: string) {
    super('the message was not taken')
    this.name = 'MessageNotTaken'
    this.code = code
  }
}

/** Hands a message to the outside world. @throws MessageNotTaken: the job tries again later */
export interface MessagePort {
  send(message: OutgoingMessage): Promise<void>
}
