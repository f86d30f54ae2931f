import { hasStaffText, type StaffKey, type StaffTranslator } from '@luukku/i18n/staff/texts'

/** What a county has chosen of an interpretation, in words; hours and days stand as they are. */
export function readingText(value: string, t: StaffTranslator): string {
  const key = `reading.${value}`
  return isReading(key) ? t(key) : value
}

const isReading = (key: string): key is Extract<StaffKey, `reading.${string}`> => hasStaffText(key)
