import { useEffect, useRef } from 'react'

/** Text, or a field in it. */
const pieces = (text: string) => text.split(/(\{\{[^{}]*\}\})/)
const labelOf = (piece: string) => /^\{\{([^{}]*)\}\}$/.exec(piece)?.[1]?.trim()

/**
 * A text with fields in it. It is written in a plain box, so that copying, pasting and every keyboard work as ever; below
 * the box the same text is drawn once more with its fields as chips, and only that drawing is seen.
 */
export function TokenText({
  label,
  value,
  known,
  onChange,
  single,
}: {
  label: string
  value: string
  /** Labels of the fields there are: others are drawn as unknown. */
  known: Set<string>
  onChange: (text: string) => void
  /** One line of text, without paragraphs. */
  single?: boolean
}) {
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const target = box.current
    target?.addEventListener('beforeinput', removeWhole)
    return () => target?.removeEventListener('beforeinput', removeWhole)
  }, [])
  return (
    <div className="token-text">
      <div className="input" aria-hidden="true">
        {pieces(value).map((piece, at) => {
          const name = labelOf(piece)
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have nothing but their place
          if (name === undefined) return <span key={at}>{piece}</span>
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have nothing but their place
            <mark key={at} className={known.has(name) ? undefined : 'unknown'}>
              <s>{'{{'}</s>
              {piece.slice(2, -2)}
              <s>{'}}'}</s>
            </mark>
          )
        })}
        {'\u200b'}
      </div>
      <textarea
        ref={box}
        className="input"
        aria-label={label}
        value={value}
        rows={1}
        spellCheck={false}
        onChange={(event) => onChange(single ? event.target.value.replace(/\n/g, '') : event.target.value)}
      />
    </div>
  )
}

/** Deleting at the edge of a field deletes the whole field. */
function removeWhole(event: InputEvent): void {
  const box = event.currentTarget as HTMLTextAreaElement
  const at = box.selectionStart
  if (at !== box.selectionEnd) return
  const [before, after] = [box.value.slice(0, at), box.value.slice(at)]
  const backwards = event.inputType === 'deleteContentBackward' && /\{\{[^{}]+\}\}$/.exec(before)?.[0].length
  const forwards = event.inputType === 'deleteContentForward' && /^\{\{[^{}]+\}\}/.exec(after)?.[0].length
  if (!backwards && !forwards) return
  event.preventDefault()
  box.setSelectionRange(at - (backwards || 0), at + (forwards || 0))
  // The browser's own deleting, so that it can be undone.
  document.execCommand('delete')
}
