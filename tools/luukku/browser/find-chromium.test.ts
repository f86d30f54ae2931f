import { describe, expect, it } from 'vitest'
import { findChromium } from './find-chromium.ts'

const machineWith =
  (...programs: string[]) =>
  (path: string) =>
    programs.includes(path)

describe('which Chromium runs the journeys', () => {
  it('takes the one named in LUUKKU_CHROMIUM before any other', () => {
    const isProgram = machineWith('/mine/chrome', '/usr/bin/chromium')
    expect(findChromium({ LUUKKU_CHROMIUM: '/mine/chrome', PATH: '/usr/bin' }, isProgram)).toBe('/mine/chrome')
  })

  it('does not fall back silently when LUUKKU_CHROMIUM names nothing that runs', () => {
    expect(
      findChromium({ LUUKKU_CHROMIUM: '/gone', PATH: '/usr/bin' }, machineWith('/usr/bin/chromium')),
    ).toBeUndefined()
  })

  it('prefers Chromium to Chrome, wherever they are on the PATH', () => {
    const isProgram = machineWith('/a/google-chrome', '/b/chromium')
    expect(findChromium({ PATH: '/a:/b' }, isProgram)).toBe('/b/chromium')
  })

  it('looks in /usr/bin also when the PATH does not', () => {
    expect(findChromium({ PATH: '/a' }, machineWith('/usr/bin/chromium'))).toBe('/usr/bin/chromium')
    expect(findChromium({}, machineWith('/opt/google/chrome/chrome'))).toBe('/opt/google/chrome/chrome')
  })

  it('says undefined where there is none', () => {
    expect(findChromium({ PATH: '/a' }, machineWith())).toBeUndefined()
  })
})
