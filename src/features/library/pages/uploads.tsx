import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Upload } from 'tus-js-client'
import { actingRole, ask, call, queries } from '#web/call.ts'
import { addressHere } from '#web/ground.ts'
import { useAct } from '#web/kit/act.ts'
import { FilePick } from '#web/kit/file-pick.tsx'
import { fileSize } from '#web/kit/file-size.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Progress } from '#web/kit/progress.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import type { MaterialKind } from '../rules.ts'
import {
  acceptedEndings,
  kindOfName,
  materialKindOf,
  mostMegabytes,
  pieceBytes,
  type UploadKind,
  uploadKindNames,
} from '../uploads/rules.ts'
import { frameOf } from './film-frame.ts'
import { NewMaterial } from './new-material.tsx'
import './reader.css'

type Going = {
  key: string
  name: string
  bytes: number
  sent: number
  state: 'going' | 'paused' | 'done' | 'refused'
  words: string
  upload: Upload
}

const limits = Object.entries(mostMegabytes)
  .filter(([kind]) => kind !== 'subtitles')
  .map(([kind, megabytes]) => `${uploadKindNames[kind as keyof typeof uploadKindNames]} ${megabytes} MB`)
  .join('、')

/** 上传资料文件: many at once; a broken line or a closed page costs nothing but time. */
export default function Uploads() {
  const { going, add, toggle } = useUploads()
  return (
    <>
      <PageHelp>
        <h3>上传资料文件</h3>
        <p>一次可以选很多个。断网、关掉页面都不要紧：再选同一个文件，就从已传到的地方接着传。</p>
        <p>
          传完后平台打开文件检查：名不副实、带宏、带脚本、解压后异常庞大的，说明原因，不予保存。一天没有用到资料里的自动清理。
        </p>
      </PageHelp>
      <PageHeader />
      <Panel>
        <FilePick
          accept={acceptedEndings.join(',')}
          several
          words="选择文件，可以多选，也可以拖到这里"
          hint={`最大：${limits}`}
          onPick={add}
        />
        <ul className="upload-list">
          {going
            .filter(({ state }) => state !== 'done')
            .map((one) => (
              <li key={one.key}>
                <Progress
                  value={one.sent}
                  of={one.bytes}
                  label={one.name}
                  words={`${one.name}（${fileSize(one.bytes)}）`}
                />
                {one.state === 'refused' ? (
                  <p role="alert">{one.words}</p>
                ) : (
                  <button type="button" className="button" onClick={() => toggle(one)}>
                    {one.state === 'paused' ? '继续' : '暂停'}
                  </button>
                )}
              </li>
            ))}
        </ul>
      </Panel>
      <Kept />
    </>
  )
}

const states = { arriving: '没有传完', checking: '正在检查', ready: '可以使用', refused: '没有通过' } as const
const tones = { arriving: 'waiting', checking: 'info', ready: 'good', refused: 'bad' } as const

/** What is at the server and not yet in a material. */
function Kept() {
  const [begun, setBegun] = useState<Begun | null>(null)
  const query = useQuery({
    ...ask.library.uploads.list.queryOptions(),
    refetchInterval: ({ state }) => (state.data?.some((one) => one.state === 'checking') ? 2000 : false),
  })
  const remove = useAct(call.library.uploads.remove, { done: '已移除' })
  return (
    <Panel title="已传到平台、还没有用到资料里的">
      <Answered query={query}>
        {(uploads) =>
          uploads.length === 0 ? (
            <Empty title="没有文件">传好的文件会列在这里。</Empty>
          ) : (
            <ul className="upload-list">
              {uploads.map((one) => (
                <li key={one.id}>
                  <div className="row">
                    <strong className="grow">{one.name}</strong>
                    <StatusDot tone={tones[one.state] as never}>{states[one.state]}</StatusDot>
                    {one.state === 'ready' && begunOf(one) && (
                      <button type="button" className="link" onClick={() => setBegun(begunOf(one))}>
                        登记为资料
                      </button>
                    )}
                    <button type="button" className="link" onClick={() => void remove.run({ id: one.id })}>
                      移除
                    </button>
                  </div>
                  <p className="muted">
                    {uploadKindNames[one.kind]}，{fileSize(one.bytes)}
                    {one.state === 'arriving' &&
                      `，已传 ${Math.floor((one.offset / one.bytes) * 100)}%，再选一次这个文件就接着传`}
                  </p>
                  {one.reason && <p role="alert">{one.reason}</p>}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      {begun && <NewMaterial from={begun} onClose={() => setBegun(null)} />}
    </Panel>
  )
}

type Begun = { uploadId: number; kind: MaterialKind; title: string }
/** A material is begun with a file: named after it. */
function begunOf({ id, kind, name }: { id: number; kind: UploadKind; name: string }): Begun | null {
  const made = materialKindOf(kind)
  return made && { uploadId: id, kind: made, title: name.replace(/\.[^.]+$/, '') }
}

function useUploads() {
  const [going, setGoing] = useState<Going[]>([])
  const all = useRef<Upload[]>([])
  useEffect(() => () => void Promise.all(all.current.map((upload) => upload.abort())), [])
  const change = (key: string, part: Partial<Going>) =>
    setGoing((list) => list.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const renew = () => void queries.invalidateQueries({ queryKey: ask.library.uploads.list.key() })

  async function begin(file: File): Promise<void> {
    const key = `${file.name}-${file.size}-${file.lastModified}-${Date.now()}`
    const upload = new Upload(file, {
      endpoint: addressHere('/api/library/uploads'),
      chunkSize: pieceBytes,
      retryDelays: [0, 1000, 3000, 5000, 10_000, 30_000],
      metadata: { filename: file.name },
      headers: { 'x-acting-role': actingRole() ?? '' },
      removeFingerprintOnSuccess: true,
      onProgress: (sent) => change(key, { sent }),
      // A film shows itself in lists: the picture is taken from it here, the server cannot open films.
      onUploadUrlAvailable: () => void bringCover(file, upload.url),
      onSuccess: () => {
        change(key, { state: 'done' })
        renew()
      },
      onShouldRetry: (error) =>
        (error.originalResponse?.getStatus() ?? 0) === 0 || (error.originalResponse?.getStatus() ?? 0) >= 500,
      onError: (error) => {
        const body = 'originalResponse' in error ? error.originalResponse?.getBody() : undefined
        if (body) change(key, { state: 'refused', words: sentenceIn(body) })
        else change(key, { state: 'paused' })
        renew()
      },
    })
    all.current.push(upload)
    setGoing((list) => [
      ...list,
      {
        key,
        name: file.name,
        bytes: file.size,
        sent: 0,
        state: 'going',
        words: kindOfName(file.name) ?? '',
        upload,
      },
    ])
    const [before] = await upload.findPreviousUploads()
    if (before) upload.resumeFromPreviousUpload(before)
    upload.start()
  }
  return {
    going,
    add: (files: File[]) => {
      for (const file of files) void begin(file)
    },
    toggle: (one: Going) => {
      if (one.state === 'paused') one.upload.start()
      else void one.upload.abort()
      change(one.key, { state: one.state === 'paused' ? 'going' : 'paused' })
    },
  }
}

async function bringCover(file: File, address: string | null): Promise<void> {
  const id = Number(/\d+$/.exec(address ?? '')?.[0])
  const frame = kindOfName(file.name) === 'video' && id ? await frameOf(file) : null
  if (frame) await call.library.uploads.cover({ id, file: frame }).catch(() => undefined)
}

function sentenceIn(body: string): string {
  try {
    return (JSON.parse(body) as { message?: string }).message ?? body
  } catch {
    return '没有传上去。请稍后再试。'
  }
}
