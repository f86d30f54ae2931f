import { fi } from './fi.ts'
export const en: Readonly<Record<keyof typeof fi, string>> = fi
