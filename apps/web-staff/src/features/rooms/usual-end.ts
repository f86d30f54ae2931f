/** Until when a room that closes today at `from` is closed unless said otherwise: the end of the working day, or of the day. */
export const usualEnd = (from: string): string => (from < '18:00' ? '18:00' : '23:59')
