/** Tuesday morning, every guidance nurse at work. */
export const tuesdayMorning = '2026-11-24T07:12:00Z'
/** How far ahead the rosters of the demo county reach, in days. */
export const rosterDays = 50
