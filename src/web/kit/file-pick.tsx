import { type DragEvent, useId, useState } from 'react'
import { PaperButton } from '../camera/paper-button.tsx'
import { Icon } from './icon.tsx'
import './file-pick.css'

type Props = {
  /** `.xlsx,.csv` */
  accept: string
  words: string
  hint?: string
  busy?: boolean
  several?: boolean
  onPick: (files: File[]) => void
}

/** Takes files: by a press, or dropped onto it; on the phone papers by the camera as well. */
export function FilePick({ accept, words, hint, busy, several, onPick }: Props) {
  const [over, setOver] = useState(false)
  const id = useId()
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])].slice(0, several ? undefined : 1)
    if (files.length > 0) onPick(files)
  }
  const drag = (event: DragEvent, inside: boolean) => {
    event.preventDefault()
    setOver(inside)
  }
  return (
    <>
      <label
        className="file-pick"
        data-over={over || undefined}
        onDragOver={(event) => drag(event, true)}
        onDragLeave={(event) => drag(event, false)}
        onDrop={(event) => {
          drag(event, false)
          if (!busy) take(event.dataTransfer.files)
        }}
      >
        <input
          type="file"
          className="unseen"
          accept={accept}
          multiple={several}
          disabled={busy}
          aria-describedby={hint ? id : undefined}
          onChange={(event) => {
            take(event.target.files)
            event.target.value = ''
          }}
        />
        <Icon name="upload" size={32} />
        <b>{busy ? '正在上传……' : words}</b>
        {hint && <span id={id}>{hint}</span>}
      </label>
      <PaperButton accept={accept} words={words} busy={busy} onPick={(file) => onPick([file])} />
    </>
  )
}
