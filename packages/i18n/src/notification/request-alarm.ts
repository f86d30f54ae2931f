/**
 * The text message that tells the data-protection officer of a request whose last day is near or past, in both languages of
 * the county's staff. It says nothing of the person or of what was asked.
 *
 * @param dueOn  calendar day, YYYY-MM-DD
 */
export function requestAlarmText(dueOn: string, late: boolean): { subject: string; text: string } {
  const [year = '', month = '', day = ''] = dueOn.split('-')
  const shown = `${String(Number(day))}.${String(Number(month))}.${year}`
  return {
    subject: late ? 'Luukku: tietopyyntö myöhässä / försenad' : 'Luukku: tietopyyntö / dataförfrågan',
    text: [
      late
        ? `Tietopyynnön viimeinen päivä oli ${shown}. Avaa Luukku ja vastaa.`
        : `Tietopyyntöön on vastattava viimeistään ${shown}. Avaa Luukku.`,
      late
        ? `Sista dagen för en dataförfrågan var ${shown}. Öppna Luukku och svara.`
        : `En dataförfrågan ska besvaras senast ${shown}. Öppna Luukku.`,
    ].join('\n'),
  }
}
