// The one door of the shared screen parts.
export { RadioChoices, CheckChoices, type Choice } from './parts/choices.tsx'
export { ErrorSummary, type FieldProblem } from './parts/error-summary.tsx'
export { LanguageProvider, useLanguage } from './parts/language.tsx'
export { Steps } from './parts/steps.tsx'
export { DataWords, SafeDataWords, SafeWords, Words } from './parts/words.tsx'
