import { readFileSync } from 'node:fs'
import { suomifiDesignTokens } from 'suomifi-ui-components'
import { expect, test } from 'vitest'

test('our colour and spacing tokens are those of the Suomi.fi design system', () => {
  const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
  const colors = suomifiDesignTokens.colors as unknown as Record<string, string>
  const spacing = suomifiDesignTokens.spacing as unknown as Record<string, string>
  const ours = [...css.matchAll(/--([a-z0-9-]+): ([^;]+);/g)].map(([, name = '', value = '']) => ({ name, value }))
  expect(ours.length).toBeGreaterThan(30)
  for (const { name, value } of ours) {
    if (name === 'font' || name === 'radius') continue
    const wanted = name.startsWith('space-')
      ? spacing[name.slice('space-'.length)]
      : colors[name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())]
    expect({ name, value }).toEqual({ name, value: wanted })
  }
})
