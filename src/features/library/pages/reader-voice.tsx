import { useEffect, useState } from 'react'
import { tell } from '#web/kit/toasts.tsx'

/** Reads aloud with the voice of the browser, a paragraph after the other, from where one is. */
export function VoiceButton({ from }: { from: () => string[] }) {
  const [speaking, setSpeaking] = useState(false)
  useEffect(() => () => globalThis.speechSynthesis?.cancel(), [])
  const start = () => {
    const voice = globalThis.speechSynthesis
    if (!voice) return tell.note('这个浏览器不能朗读。请换用系统自带的浏览器，或用手机的朗读功能。')
    const left = from().filter((text) => text.trim() !== '')
    const next = () => {
      const text = left.shift()
      if (text === undefined) return setSpeaking(false)
      const said = new SpeechSynthesisUtterance(text)
      said.lang = 'zh-CN'
      said.onend = next
      said.onerror = () => setSpeaking(false)
      voice.speak(said)
    }
    setSpeaking(true)
    next()
  }
  const stop = () => {
    globalThis.speechSynthesis.cancel()
    setSpeaking(false)
  }
  return (
    <button type="button" className="button quiet" aria-pressed={speaking} onClick={speaking ? stop : start}>
      {speaking ? '停止朗读' : '听'}
    </button>
  )
}
