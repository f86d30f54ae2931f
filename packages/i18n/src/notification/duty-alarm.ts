/**
 * The text message that alarms a duty role: the class and the reference, in both languages of the county's staff. It says
 * nothing of the person; the reference opens nothing without signing in.
 */
export function dutyAlarmText(urgencyClass: string, reference: string): { subject: string; text: string } {
  return {
    subject: 'Luukku: hälytys / larm',
    text: [
      `Yhteydenotto odottaa, luokka ${urgencyClass}, viite ${reference}. Avaa Luukku.`,
      `En kontakt väntar, klass ${urgencyClass}, referens ${reference}. Öppna Luukku.`,
    ].join('\n'),
  }
}
