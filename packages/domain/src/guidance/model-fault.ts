/** A mistake in a model file: where it is and why it stops publishing. The running version goes on. */
export class ModelFault extends Error {
  readonly file: string
  readonly line: number
  readonly reason: string

  constructor(file: string, line: number, reason: string) {
    super(`${file}:${line}: ${reason}`)
    this.name = 'ModelFault'
    this.file = file
    this.line = line
    this.reason = reason
  }
}
