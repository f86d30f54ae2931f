/** The twelve months that ended before a day, the last first, and one more that is asked for. `YYYY-MM`. */
export function endedMonths(today: string, asked: string): readonly string[] {
  const count = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1
  const months = Array.from({ length: 12 }, (_, back) => {
    const month = count - 1 - back
    return `${String(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}`
  })
  return months.includes(asked) || asked >= today.slice(0, 7) ? months : [...months, asked]
}
