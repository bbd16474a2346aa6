import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { confirm } from '#web/kit/confirm.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { useOnline } from '#web/outbox/without-signal.ts'
import { noteColourNames, noteColours } from '../reading/rules.ts'
import { keepPlace, type Place, tellPlace } from './saved-materials.ts'

export type Own = Awaited<ReturnType<typeof call.library.reading.own>>
export type Note = Own['notes'][number]
export type Passage = { part: number; from: number; to: number; quote: string }

/** A place that was left without signal is told first. */
export const useOwn = (id: number) =>
  useQuery({
    ...ask.library.reading.own.queryOptions({ input: { id } }),
    queryFn: async () => {
      await tellPlace(id).catch(() => undefined)
      return call.library.reading.own({ id })
    },
  })

/** Remembers where one is, now and again while one reads on and when one leaves; without signal on the device. */
export function useKeptPosition(id: number, every = 1000): (part: number, place: number) => void {
  const keeper = useMemo(() => keeperOf(id, every), [id, every])
  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && keeper.flush()
    document.addEventListener('visibilitychange', hidden)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      keeper.flush()
    }
  }, [keeper])
  return keeper.keep
}

function keeperOf(id: number, every: number) {
  let waiting: Place | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    const here = waiting
    waiting = null
    if (!here) return
    void call.library.reading
      .keepPosition({ id, ...here })
      .then(
        () => keepPlace(id, here, false),
        () => keepPlace(id, here, true),
      )
      .catch(() => undefined)
  }
  const keep = (part: number, place: number) => {
    waiting = { part, place }
    timer ??= setTimeout(flush, every)
  }
  return { keep, flush }
}

export function FavouriteButton({ id, own }: { id: number; own: Own | undefined }) {
  const online = useOnline()
  const favour = useAct(call.library.reading.favour, { done: own?.favourite ? '已取消收藏' : '已收藏' })
  return (
    <button
      type="button"
      className="button quiet"
      aria-pressed={own?.favourite ?? false}
      disabled={!own || !online || favour.busy}
      onClick={() => void favour.run({ id, favourite: !own?.favourite })}
    >
      <Icon name="bookmark" />
      {own?.favourite ? '已收藏' : '收藏'}
    </button>
  )
}

const noteFields = [
  {
    kind: 'choice' as const,
    name: 'colour',
    label: '颜色',
    required: true,
    options: noteColours.map((value) => ({ value, label: noteColourNames[value] })),
  },
  {
    kind: 'words' as const,
    name: 'words',
    label: '笔记',
    maximum: 5000,
    hint: '可以不写，只画线。只有您自己看得到，任何身份的人都看不到。',
  },
]

/** A passage that was marked, or a note that is changed. */
export function NoteDialog({
  id,
  passage,
  note,
  onClose,
}: {
  id: number
  passage: Passage
  note?: Note | undefined
  onClose: () => void
}) {
  const make = useAct(call.library.notes.make, { done: '已记下' })
  const change = useAct(call.library.notes.change, { done: '已修改' })
  return (
    <FormDialog
      title={note ? '修改笔记' : '画线和笔记'}
      notice={`“${passage.quote.slice(0, 120)}${passage.quote.length > 120 ? '……' : ''}”`}
      fields={noteFields}
      start={{ colour: note?.colour ?? 'yellow', words: note?.words ?? '' }}
      submitWord="保存"
      onClose={onClose}
      onSubmit={async ({ colour, words }) => {
        const given = { colour: colour as Note['colour'], words: words ? String(words) : null }
        if (note) await change.send({ id: note.id, ...given })
        else await make.send({ id, ...passage, ...given })
      }}
    />
  )
}

/** One's notes on this material; a press leads to the passage. */
export function NotesHere({
  id,
  notes,
  lost,
  onGo,
}: {
  id: number
  notes: Note[]
  lost: Set<number>
  onGo: (note: Note) => void
}) {
  const remove = useAct(({ note }: { note: Note }) => call.library.notes.remove({ id: note.id }), {
    done: '已删去',
    undo: ({ note: { part, from, to, quote, colour, words } }) =>
      call.library.notes.make({ id, part, from, to, quote, colour, words }),
  })
  const [changed, setChanged] = useState<Note | null>(null)
  if (notes.length === 0) return null
  /** What the newest version does not hold any more cannot be drawn again: then it is asked before. */
  const takeOut = async (note: Note) => {
    const sure =
      !lost.has(note.id) ||
      (await confirm({
        title: '删去这条笔记',
        words: `“${note.quote.slice(0, 60)}”`,
        submit: '删去',
        danger: true,
      }))
    if (sure) await remove.run({ note })
  }
  return (
    <details className="reader-notes">
      <summary>我的笔记（{notes.length}）</summary>
      <ul>
        {notes.map((note) => (
          <li key={note.id} data-colour={note.colour}>
            <button type="button" className="link" onClick={() => onGo(note)}>
              “{note.quote.slice(0, 80)}”
            </button>
            {note.words && <p>{note.words}</p>}
            {lost.has(note.id) && <p className="muted">这一版里已没有这段话，笔记仍为您保留。</p>}
            <p className="row">
              <button type="button" className="link" onClick={() => setChanged(note)}>
                修改
              </button>
              <button type="button" className="link" onClick={() => void takeOut(note)}>
                删去
              </button>
            </p>
          </li>
        ))}
      </ul>
      {changed && <NoteDialog id={id} passage={changed} note={changed} onClose={() => setChanged(null)} />}
    </details>
  )
}
