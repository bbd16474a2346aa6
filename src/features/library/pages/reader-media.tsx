import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ask, type call, fileAddress } from '#web/call.ts'
import { Answered } from '#web/kit/states.tsx'
import { chaptersIn } from '../reading/rules.ts'
import { trackLanguageNames } from '../reading/tracks/rules.ts'
import { FavouriteButton, type Own, useKeptPosition } from './reader-own.tsx'
import './reader.css'

const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`

type Props = { id: number; version: number; kind: 'video' | 'audio'; words: string; own: Own }
type Track = Awaited<ReturnType<typeof call.library.tracks.list>>[number]

/** Sound and films: from where one left, with the subtitles and chapters that stand beside them. */
export function MediaReader(props: Props) {
  const { id, version } = props
  const tracks = useQuery(ask.library.tracks.list.queryOptions({ input: { id, version } }))
  return <Answered query={tracks}>{(beside) => <Player {...props} tracks={beside} />}</Answered>
}

const speeds = [1, 1.25, 1.5, 2, 0.75]
const told = 4000

function Player({ id, version, kind, words, own, tracks }: Props & { tracks: Track[] }) {
  const player = useRef<HTMLVideoElement & HTMLAudioElement>(null)
  const keep = useKeptPosition(id, told)
  const [failed, setFailed] = useState(false)
  const [speed, setSpeed] = useState(1)
  const [at, setAt] = useState(0)
  const [left] = useState(own.position?.place ?? 0)
  const subtitles = tracks.filter((track) => track.kind === 'subtitles')
  const beside = tracks.find((track) => track.kind === 'chapters')
  const chapters = beside?.chapters ?? chaptersIn(words)
  const go = (seconds: number) => {
    if (!player.current) return
    player.current.currentTime = seconds
    void player.current.play().catch(() => undefined)
  }
  const faster = () => {
    const next = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1
    setSpeed(next)
    if (player.current) player.current.playbackRate = next
  }
  const here = () => Math.floor(player.current?.currentTime ?? 0)
  const given = {
    ref: player,
    controls: true,
    preload: 'metadata' as const,
    src: fileAddress(`/library/materials/${id}/file`, { version }),
    onLoadedMetadata: () => {
      if (player.current && left > 5 && left < player.current.duration - 5) player.current.currentTime = left
    },
    onTimeUpdate: () => {
      setAt(here())
      keep(0, here())
    },
    onError: () => setFailed(true),
  }
  // Browsers show subtitles in the picture only: with them, sound gets one.
  const pictured = kind === 'video' || subtitles.length > 0
  return (
    <div className="reader">
      {pictured ? (
        <video {...given} playsInline className="reader-video" data-sound={kind === 'audio' || undefined}>
          {subtitles.map((track, order) => (
            <track
              key={track.id}
              kind="subtitles"
              srcLang={track.language}
              label={trackLanguageNames[track.language]}
              src={fileAddress(`/library/materials/${id}/tracks/${track.id}`)}
              default={order === 0}
            />
          ))}
        </video>
      ) : (
        <audio {...given} className="reader-audio" />
      )}
      {failed && <p role="alert">这个浏览器播放不了这种编码。可以下载到电脑上播放。</p>}
      <div className="reader-bar">
        {left > 5 && <span className="muted">上次到 {clock(left)}，已从那里接着</span>}
        <button type="button" className="button quiet" aria-label={`播放速度 ${speed} 倍`} onClick={faster}>
          {speed} 倍速
        </button>
        <FavouriteButton id={id} own={own} />
        <a
          className="button quiet"
          href={fileAddress(`/library/materials/${id}/file`, { save: true })}
          download
        >
          下载
        </a>
      </div>
      <Chapters chapters={chapters} at={at} onGo={go} />
    </div>
  )
}

type Chapter = { seconds: number; title: string }

function Chapters({ chapters, at, onGo }: { chapters: Chapter[]; at: number; onGo: (at: number) => void }) {
  if (chapters.length === 0) return null
  const now = chapters.findLast(({ seconds }) => seconds <= at)
  return (
    <ol className="reader-chapters" aria-label="章节">
      {chapters.map((one) => (
        <li key={one.seconds} aria-current={one === now ? 'true' : undefined}>
          <button type="button" className="link" onClick={() => onGo(one.seconds)}>
            <span className="number">{clock(one.seconds)}</span> {one.title}
          </button>
        </li>
      ))}
    </ol>
  )
}

export function PictureReader({
  id,
  name,
  own,
  address,
}: {
  id: number
  name: string
  own: Own
  address: string
}) {
  const [large, setLarge] = useState(false)
  return (
    <div className="reader">
      <div className="reader-bar">
        <button type="button" className="button quiet" aria-pressed={large} onClick={() => setLarge(!large)}>
          {large ? '适合宽度' : '原大'}
        </button>
        <FavouriteButton id={id} own={own} />
      </div>
      <div className="reader-picture" data-large={large || undefined} tabIndex={large ? 0 : undefined}>
        <img src={address} alt={name} />
      </div>
    </div>
  )
}
