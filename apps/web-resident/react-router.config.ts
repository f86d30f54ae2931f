import type { Config } from '@react-router/dev/config'

export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  ssr: true,
  // No page carries a script, so nothing is discovered later.
  routeDiscovery: { mode: 'initial' },
} satisfies Config
