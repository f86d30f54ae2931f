/** A message that asks about a time which is held for the answer, and of no use once it is not. */
export const isQuestion = (template: string): boolean => template === 'time-offer' || template === 'answer-soon'
