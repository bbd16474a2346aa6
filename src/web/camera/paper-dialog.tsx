import { type ChangeEvent, useEffect, useState } from 'react'
import { Dialog } from '../kit/dialog.tsx'
import { Icon } from '../kit/icon.tsx'
import { Empty } from '../kit/states.tsx'
import { tell } from '../kit/toasts.tsx'
import { today } from '../kit/today.ts'
import { useObjectUrl } from './corner-editor.tsx'
import { develop, type Shot } from './developing.ts'
import { dropShots, keepShots, keptShots, placeOf } from './kept-shots.ts'
import { PageEditor } from './page-editor.tsx'
import '../kit/file-pick.css'
import './camera.css'

type Props = { words: string; onPick: (file: File) => void; onClose: () => void }

/** 拍照: one page of paper after the other, put straight, in order, made one PDF. */
export default function PaperDialog({ words, onPick, onClose }: Props) {
  const place = placeOf(words)
  const { shots, put, busy, take } = useShots(place)
  const [editing, setEditing] = useState<string | null>(null)
  const [making, setMaking] = useState(false)
  const finish = async () => {
    setMaking(true)
    const { pdfOf } = await import('./pdf.ts')
    const file = await pdfOf(
      shots.map(({ page }) => page),
      `拍照 ${today()}`,
    )
    await dropShots(place)
    onClose()
    onPick(file)
  }
  const edited = shots.find(({ id }) => id === editing)
  const foot = (
    <>
      <TakeButton
        words={shots.length === 0 ? '拍第一页' : '再拍一页'}
        busy={busy}
        take={take}
        main={shots.length === 0}
      />
      {shots.length > 0 && (
        <button
          type="button"
          className="button primary"
          disabled={busy || making}
          onClick={() => void finish()}
        >
          {making ? '正在合成……' : `完成（${shots.length} 页）`}
        </button>
      )}
    </>
  )
  return (
    <Dialog open title="拍照" width={640} onClose={onClose} foot={foot}>
      {shots.length === 0 ? (
        <Empty title="把纸放平，逐页拍" icon="camera">
          纸的四边都拍进来，程序会找出纸边、拉正、调清楚；拍完合成一个
          PDF。拍下的页只存在这台设备上，添加后删去。
        </Empty>
      ) : (
        <ol className="paper-pages" aria-label="已拍的页">
          {shots.map((shot, at) => (
            <PageLine
              key={shot.id}
              shot={shot}
              at={at}
              last={at === shots.length - 1}
              edit={() => setEditing(shot.id)}
              move={(by) => put(moved(shots, at, by))}
              drop={() => put(shots.toSpliced(at, 1))}
            />
          ))}
        </ol>
      )}
      {edited && (
        <PageEditor
          shot={edited}
          title={`第 ${shots.indexOf(edited) + 1} 页`}
          put={(next) => put(shots.with(shots.indexOf(edited), next))}
          onClose={() => setEditing(null)}
        />
      )}
    </Dialog>
  )
}

const moved = (shots: Shot[], at: number, by: number) =>
  shots.toSpliced(at, 1).toSpliced(at + by, 0, shots[at] as Shot)

/** The pages taken for this place, kept on the device with every change. */
function useShots(place: string) {
  const [shots, setShots] = useState<Shot[]>([])
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    void keptShots(place).then(setShots)
  }, [place])
  const put = (next: Shot[]) => {
    setShots(next)
    void keepShots(place, next)
  }
  const take = async (files: File[]) => {
    setBusy(true)
    let now = shots
    for (const file of files) {
      const shot = await develop(file).catch(() => null)
      if (shot) now = [...now, shot]
      else tell.note('这张照片读不出来。请换一张，或在手机设置里把照片格式改为 JPEG。')
    }
    put(now)
    setBusy(false)
  }
  return { shots, put, busy, take }
}

type TakeProps = { words: string; busy: boolean; main: boolean; take: (files: File[]) => Promise<void> }

function TakeButton({ words, busy, main, take }: TakeProps) {
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])]
    event.target.value = ''
    if (files.length > 0) void take(files)
  }
  return (
    <label className={main ? 'button primary take' : 'button take'}>
      <input
        type="file"
        className="unseen"
        accept="image/*"
        capture="environment"
        disabled={busy}
        onChange={onChange}
      />
      <Icon name="camera" />
      {busy ? '正在处理……' : words}
    </label>
  )
}

type LineProps = {
  shot: Shot
  at: number
  last: boolean
  edit: () => void
  move: (by: number) => void
  drop: () => void
}

function PageLine({ shot, at, last, edit, move, drop }: LineProps) {
  const url = useObjectUrl(shot.page)
  const name = `第 ${at + 1} 页`
  return (
    <li>
      <button type="button" className="paper-picture" aria-label={`调整${name}`} onClick={edit}>
        {url && <img src={url} alt={name} />}
      </button>
      <b>{name}</b>
      <div className="row">
        <button type="button" className="button" onClick={edit}>
          调整
        </button>
        <button
          type="button"
          className="button icon"
          aria-label={`${name}上移`}
          disabled={at === 0}
          onClick={() => move(-1)}
        >
          <Icon name="up" />
        </button>
        <button
          type="button"
          className="button icon"
          aria-label={`${name}下移`}
          disabled={last}
          onClick={() => move(1)}
        >
          <Icon name="down" />
        </button>
        <button type="button" className="button icon danger" aria-label={`删去${name}`} onClick={drop}>
          <Icon name="close" />
        </button>
      </div>
    </li>
  )
}
