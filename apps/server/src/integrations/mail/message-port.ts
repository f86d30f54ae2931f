/** A text on its way to one address. It reveals nothing: see packages/i18n/src/notification. */
export interface OutgoingMessage {
  channel: 'email' | 'sms'
  to: string
  subject: string
  text: string
  /** Our own reference of it, by which a gateway reports what became of it. Tells nothing of anybody. */
  ref?: string
}

/**
 * Not taken by the outside world. Its code says why; neither address nor words are in it. `fault`: the one message was refused,
 * or the way takes nothing from anybody at the moment.
 */
export class MessageNotTaken extends Error {
  readonly code: string
  readonly fault: 'message' | 'way'
  constructor(code: string, fault: 'message' | 'way') {
    super('the message was not taken')
    this.name = 'MessageNotTaken'
    this.code = code
    this.fault = fault
  }
}

/** Hands a message to the outside world. @throws MessageNotTaken: the job tries again later */
export interface MessagePort {
  send(message: OutgoingMessage): Promise<void>
}
