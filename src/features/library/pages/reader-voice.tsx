import { useVoice } from '#web/kit/voice.ts'

/** Reads aloud with the voice of the browser, a paragraph after the other, from where one is. */
export function VoiceButton({ from }: { from: () => string[] }) {
  const { speaking, start, stop } = useVoice()
  const press = () => (speaking ? stop() : start(from().map((text) => ({ text }))))
  return (
    <button type="button" className="button quiet" aria-pressed={speaking} onClick={press}>
      {speaking ? '停止朗读' : '听'}
    </button>
  )
}
