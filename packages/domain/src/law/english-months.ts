/** Names of the months for dates in English, January first. No locale of the machine is asked. */
export const englishMonths = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]
