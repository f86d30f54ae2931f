// The one door of the shared mechanism. Texts are imported by their part, so that a screen carries only its own:
// '@luukku/i18n/resident/texts', '@luukku/i18n/common/problem', …
export * from './added-language.ts'
export * from './catalogue.ts'
export * from './dates.ts'
export * from './languages.ts'
export * from './local-text.ts'
export * from './unchecked.ts'
