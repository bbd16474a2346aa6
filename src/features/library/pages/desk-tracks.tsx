import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { When } from '#web/kit/facts.tsx'
import { FilePick } from '#web/kit/file-pick.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { RefusalNotice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import {
  type TrackKind,
  trackEndings,
  trackKindNames,
  trackKinds,
  trackLanguageNames,
  trackLanguages,
} from '../reading/tracks/rules.ts'

type Language = (typeof trackLanguages)[number]

/** 字幕和章节 of a film or sound: beside the version that is worked on. */
export function DeskTracks({ id, writing }: { id: number; writing: boolean }) {
  const query = useQuery(ask.library.tracks.kept.queryOptions({ input: { id } }))
  const remove = useAct(call.library.tracks.remove, { done: '已删去' })
  return (
    <Panel title="字幕和章节">
      <Answered query={query} lines={2}>
        {(tracks) => (
          <>
            {tracks.length === 0 && <p className="muted">还没有字幕和章节。</p>}
            <ul className="library-shelf-rows" aria-label="字幕和章节">
              {tracks.map((one) => (
                <li key={one.id}>
                  <span className="grow">
                    {trackLanguageNames[one.language]}
                    {trackKindNames[one.kind]}{' '}
                    <small className="muted">
                      {one.pieces} 条，{one.madeBy} <When at={one.madeAt} />
                    </small>
                  </span>
                  {writing && (
                    <button
                      type="button"
                      className="link"
                      onClick={() => void remove.run({ id, trackId: one.id })}
                    >
                      删去
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </Answered>
      {writing ? <AddTrack id={id} /> : <p className="muted">要修改，请先起草新版本。</p>}
    </Panel>
  )
}

function AddTrack({ id }: { id: number }) {
  const [kind, setKind] = useState<TrackKind>('subtitles')
  const [language, setLanguage] = useState<Language>('zh')
  const [error, setError] = useState<unknown>(null)
  const add = useAct(call.library.tracks.add, { done: '已添加' })
  const take = async ([file]: File[]) => {
    setError(null)
    if (file)
      await add.send({ id, kind, language: kind === 'chapters' ? 'zh' : language, file }).catch(setError)
  }
  return (
    <>
      <div className="row">
        <select aria-label="类型" value={kind} onChange={(event) => setKind(event.target.value as TrackKind)}>
          {trackKinds.map((one) => (
            <option key={one} value={one}>
              {trackKindNames[one]}
            </option>
          ))}
        </select>
        {kind === 'subtitles' && (
          <select
            aria-label="语言"
            value={language}
            onChange={(event) => setLanguage(event.target.value as Language)}
          >
            {trackLanguages.map((one) => (
              <option key={one} value={one}>
                {trackLanguageNames[one]}
              </option>
            ))}
          </select>
        )}
      </div>
      <FilePick
        accept={trackEndings.join(',')}
        words="选择字幕文件（.vtt 或 .srt）"
        hint="最大 2 MB。平台只取时间和文字，样式和脚本一律去掉；同一语言再传一次就替换。章节也用这种文件，每一章一条。"
        busy={add.busy}
        onPick={(files) => void take(files)}
      />
      <RefusalNotice error={error} />
    </>
  )
}
