import { useCallback, useEffect, useRef, useState } from 'react'
import { tell } from './toasts.tsx'

/** What is said in one breath, and where it stands on the page. */
export type Passage = { text: string; at?: HTMLElement }

export type Voice = { speaking: boolean; start: (passages: Passage[]) => void; stop: () => void }

/** The voice of the browser: passage after passage, the one being read is marked and brought into view. */
export function useVoice(): Voice {
  const [speaking, setSpeaking] = useState(false)
  const marked = useRef<HTMLElement | undefined>(undefined)
  const run = useRef(0)
  const mark = useCallback((next: HTMLElement | undefined) => {
    marked.current?.removeAttribute('data-read-aloud')
    marked.current = next
    next?.setAttribute('data-read-aloud', '')
    next?.scrollIntoView({ block: 'center', behavior: 'smooth' })
  }, [])
  const stop = useCallback(() => {
    run.current += 1
    globalThis.speechSynthesis?.cancel()
    mark(undefined)
    setSpeaking(false)
  }, [mark])
  useEffect(() => stop, [stop])
  const start = (passages: Passage[]) => {
    const voice = globalThis.speechSynthesis
    if (!voice) return tell.note('这个浏览器不能朗读。请换用系统自带的浏览器，或用手机的朗读功能。')
    stop()
    const mine = run.current
    const left = passages.flatMap(inBreaths)
    const next = () => {
      if (run.current !== mine) return
      const passage = left.shift()
      if (!passage) return stop()
      mark(passage.at)
      const said = new SpeechSynthesisUtterance(passage.text)
      said.lang = 'zh-CN'
      said.rate = 0.95
      said.onend = next
      said.onerror = () => run.current === mine && stop()
      voice.speak(said)
    }
    setSpeaking(true)
    next()
  }
  return { speaking, start, stop }
}

/** Browsers break off what takes longer than a quarter of a minute: sentences, and of long ones their parts. */
function inBreaths({ text, at }: Passage): Passage[] {
  const parts = text.match(/[^。！？；]{1,90}[。！？；，、]?|[。！？；]/g) ?? []
  return parts.filter((part) => /[\p{L}\p{N}]/u.test(part)).map((part) => ({ text: part, at }))
}

/** What a sighted reader would read of a part of the page, from the top: one passage for each block of words. */
export function passagesOf(root: HTMLElement): Passage[] {
  const passages: { text: string; at: HTMLElement }[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.replace(/\s+/g, ' ').trim() ?? ''
    const holder = node.parentElement
    if (!text || !holder || !isRead(holder)) continue
    const at = blockOf(holder, root)
    const last = passages.at(-1)
    if (last?.at === at) last.text += ` ${text}`
    else passages.push({ text, at })
  }
  return passages
}

const isRead = (holder: HTMLElement) =>
  !holder.closest('[aria-hidden="true"], svg, script, style, select, .no-print') &&
  holder.checkVisibility({ visibilityProperty: true })

function blockOf(holder: HTMLElement, root: HTMLElement): HTMLElement {
  let at = holder
  while (at !== root && at.parentElement && getComputedStyle(at).display.startsWith('inline'))
    at = at.parentElement
  return at
}
