/** Under which the waiting page's read is kept. */
export const waitingKey = ['waiting'] as const
