import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Answered, Empty } from '#web/kit/states.tsx'
import type { Material } from './material.tsx'
import { MediaReader, PictureReader } from './reader-media.tsx'
import { type Own, useOwn } from './reader-own.tsx'
import { PdfReader } from './reader-pdf.tsx'
import { type Section, TextReader } from './reader-text.tsx'
import { type Saved, useSaved } from './saved-materials.ts'

/** A material to be read, seen or heard, each in its own way; without signal as it is kept on the device. */
export function Reader({ material }: { material: Material }) {
  return material.savedAt ? <SavedReader material={material} /> : <LiveReader material={material} />
}

function LiveReader({ material }: { material: Material }) {
  const own = useOwn(material.id)
  return (
    <Answered query={own}>
      {(mine) =>
        material.shown.fileId === null ? (
          <Article material={material} own={mine} />
        ) : (
          <FileReader material={material} own={mine} />
        )
      }
    </Answered>
  )
}

function SavedReader({ material }: { material: Material }) {
  return (
    <Answered query={useSaved()}>
      {(all) => {
        const saved = all.find((one) => one.material.id === material.id)
        return saved ? <SavedContent saved={saved} /> : null
      }}
    </Answered>
  )
}

/** Notes and favourites stay with the server. */
function SavedContent({ saved: { material, sections, file, place } }: { saved: Saved }) {
  const [own] = useState<Own>({ position: place, favourite: false, notes: [] })
  const { id, shown } = material
  if (file === null) return <Article material={material} own={own} />
  if (file.type.startsWith('image/')) return <SavedPicture id={id} name={shown.title} file={file} own={own} />
  return (
    <DocumentShown
      id={id}
      isPdf={shown.fileType === 'application/pdf'}
      own={own}
      file={file}
      text={sections}
    />
  )
}

function SavedPicture({ id, name, file, own }: { id: number; name: string; file: Blob; own: Own }) {
  const [address, setAddress] = useState('')
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return address ? <PictureReader id={id} name={name} own={own} address={address} /> : null
}

function Article({ material: { id, shown }, own }: { material: Material; own: Own }) {
  const whole = {
    part: 0,
    anchor: '',
    heading: '',
    text: shown.parts.map(({ text }) => text).join('\n'),
    html: shown.bodyHtml,
  }
  const sections: Section[] =
    shown.bodyHtml !== null ? [whole] : shown.parts.map((part, at) => ({ ...part, part: at + 1, html: null }))
  return sections.length > 0 ? <TextReader id={id} sections={sections} own={own} /> : null
}

function FileReader({ material: { id, shown, summary }, own }: { material: Material; own: Own }) {
  const type = shown.fileType ?? ''
  const words = [summary ?? '', ...shown.parts.map(({ text }) => text)].join('\n')
  const media = { id, version: shown.number, words, own }
  if (type.startsWith('video/')) return <MediaReader {...media} kind="video" />
  if (type.startsWith('audio/')) return <MediaReader {...media} kind="audio" />
  if (type.startsWith('image/')) {
    const address = fileAddress(`/library/materials/${id}/file`, { version: shown.number })
    return <PictureReader id={id} name={shown.title} own={own} address={address} />
  }
  return <DocumentReader id={id} version={shown.number} isPdf={type === 'application/pdf'} own={own} />
}

function DocumentReader({
  id,
  version,
  isPdf,
  own,
}: {
  id: number
  version: number
  isPdf: boolean
  own: Own
}) {
  const query = useQuery(ask.library.reading.text.queryOptions({ input: { id, version } }))
  return (
    <Answered query={query}>
      {({ parts, state, reason }) => (
        <DocumentShown id={id} isPdf={isPdf} own={own} file={null} text={parts}>
          <NoText id={id} state={state} reason={reason} />
        </DocumentShown>
      )}
    </Answered>
  )
}

type Shown = { id: number; isPdf: boolean; own: Own; file: Blob | null; text: Section[] }

/** A document: as it is set, or its text alone. */
function DocumentShown({ id, isPdf, own, file, text, children }: Shown & { children?: React.ReactNode }) {
  const [plain, setPlain] = useState(!isPdf)
  return (
    <>
      <div className="reader-bar no-print">
        {isPdf && (
          <button
            type="button"
            className="button quiet"
            aria-pressed={plain}
            onClick={() => setPlain(!plain)}
          >
            {plain ? '原版' : '文字版'}
          </button>
        )}
        {!file && (
          <a
            className="button quiet"
            href={fileAddress(`/library/materials/${id}/file`, { save: true })}
            download
          >
            下载
          </a>
        )}
      </div>
      {isPdf && !plain && <PdfReader id={id} sections={text} own={own} file={file} />}
      {plain && text.length > 0 && <TextReader id={id} sections={text} own={own} />}
      {plain && text.length === 0 && (children ?? <Empty title="没有文字">有网络时可以下载后阅读。</Empty>)}
    </>
  )
}

type Missing = { id: number; state: 'waiting' | 'read' | 'failed' | null; reason: string | null }

function NoText({ id, state, reason }: Missing) {
  const retry = useAct(call.library.reading.retry, { done: '正在重新取出文字，请稍后刷新' })
  const title = state === 'failed' ? '文字没有取出来' : state === 'waiting' ? '正在取出文字' : '没有文字'
  return (
    <Empty title={title}>
      {reason ?? '可以下载后阅读。扫描的图片没有文字。'}
      {state === 'failed' && (
        <button type="button" className="button" disabled={retry.busy} onClick={() => void retry.run({ id })}>
          再取一次
        </button>
      )}
    </Empty>
  )
}
