import { useLanguage } from '../../shared/language.tsx'
import { shareText, type Share } from './share-text.ts'

export function ShareBar({ label, share }: { label: string; share: Share }) {
  const language = useLanguage()
  const shown = !share.hidden && share.n !== undefined && share.of !== undefined && share.of > 0
  return (
    <div className="share">
      <span>
        {label} <strong>{shareText(share, language)}</strong>{' '}
        {shown && (
          <span className="quiet">
            {share.n}/{share.of}
          </span>
        )}
      </span>
      {shown && <meter min={0} max={share.of} value={share.n} aria-label={label} />}
    </div>
  )
}
