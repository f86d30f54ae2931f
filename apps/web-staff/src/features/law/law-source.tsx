import { useLanguage } from '../../shared/language.tsx'

/** Where it was read: the act itself, or whose pages; and in the words of the files, which are English, what was found there. */
export function LawSource({ source }: { source: string }) {
  const { t } = useLanguage()
  const [, address, words = address === undefined ? source : ''] = /^(https:\/\/\S+)(?: (.+))?$/.exec(source) ?? []
  const host = address === undefined ? '' : new URL(address).hostname.replace(/^www\./, '')
  return (
    <>
      {address !== undefined && (
        <a href={address} target="_blank" rel="noreferrer">
          {host === 'finlex.fi' ? t('clocks.openLaw') : host}
        </a>
      )}{' '}
      {words !== '' && (
        <span className="quiet" lang="en">
          {words}
        </span>
      )}
    </>
  )
}
