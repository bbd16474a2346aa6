import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Answered, Empty } from '#web/kit/states.tsx'
import type { Material } from './material.tsx'
import { MediaReader, PictureReader } from './reader-media.tsx'
import { type Own, useOwn } from './reader-own.tsx'
import { PdfReader } from './reader-pdf.tsx'
import { type Section, TextReader } from './reader-text.tsx'

/** A material to be read, seen or heard, each in its own way. */
export function Reader({ material }: { material: Material }) {
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
  if (type.startsWith('video/')) return <MediaReader id={id} kind="video" words={words} own={own} />
  if (type.startsWith('audio/')) return <MediaReader id={id} kind="audio" words={words} own={own} />
  if (type.startsWith('image/')) return <PictureReader id={id} name={shown.title} own={own} />
  return <DocumentReader id={id} version={shown.number} isPdf={type === 'application/pdf'} own={own} />
}

/** A document: as it is set, or its text alone. */
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
  const [plain, setPlain] = useState(!isPdf)
  const retry = useAct(call.library.reading.retry, { done: '正在重新取出文字，请稍后刷新' })
  return (
    <Answered query={query}>
      {({ parts, state, reason }) => (
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
            <a
              className="button quiet"
              href={fileAddress(`/library/materials/${id}/file`, { save: true })}
              download
            >
              下载
            </a>
          </div>
          {isPdf && !plain && <PdfReader id={id} sections={parts} own={own} />}
          {plain && parts.length > 0 && <TextReader id={id} sections={parts} own={own} />}
          {plain && parts.length === 0 && (
            <Empty
              title={
                state === 'failed' ? '文字没有取出来' : state === 'waiting' ? '正在取出文字' : '没有文字'
              }
            >
              {reason ?? '可以下载后阅读。扫描的图片没有文字。'}
              {state === 'failed' && (
                <button
                  type="button"
                  className="button"
                  disabled={retry.busy}
                  onClick={() => void retry.run({ id })}
                >
                  再取一次
                </button>
              )}
            </Empty>
          )}
        </>
      )}
    </Answered>
  )
}
