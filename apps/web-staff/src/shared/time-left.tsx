import type { TimeLeft as Left } from './time-text.ts'

export function TimeLeft({ left }: { left: Left }) {
  return <span className={`time-left time-left--${left.tone}`}>{left.text}</span>
}
