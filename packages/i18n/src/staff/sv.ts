import { fi } from './fi.ts'
export const sv: Readonly<Record<keyof typeof fi, string>> = fi
