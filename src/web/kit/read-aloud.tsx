import { useEffect } from 'react'
import { Icon } from './icon.tsx'
import { usePlace } from './place.ts'
import { passagesOf, useVoice } from './voice.ts'

/** 朗读: the browser's voice reads the main part of the page from the top; pressed again it falls silent. */
export default function ReadAloud({ className }: { className?: string }) {
  const { speaking, start, stop } = useVoice()
  const { pathname } = usePlace()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another text
  useEffect(() => stop, [pathname, stop])
  const press = () => {
    const main = document.getElementById('main')
    if (speaking) stop()
    else if (main) start(passagesOf(main).filter(({ at }) => !at?.closest('.phone-bar, .home-line')))
  }
  return (
    <button
      type="button"
      className={className}
      aria-pressed={speaking}
      aria-label={speaking ? '停止朗读' : '朗读'}
      onClick={press}
    >
      <Icon name={speaking ? 'silence' : 'speaker'} />
    </button>
  )
}
