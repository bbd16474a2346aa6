import { useRef, useState } from 'react'
import { fileAddress } from '#web/call.ts'
import { chaptersIn } from '../reading/rules.ts'
import { FavouriteButton, type Own, useKeptPosition } from './reader-own.tsx'
import './reader.css'

const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`

/** Sound and films: from where one left, with the chapters of their description. */
export function MediaReader({
  id,
  kind,
  words,
  own,
}: {
  id: number
  kind: 'video' | 'audio'
  words: string
  own: Own
}) {
  const player = useRef<HTMLVideoElement & HTMLAudioElement>(null)
  const keep = useKeptPosition(id)
  const [failed, setFailed] = useState(false)
  const chapters = chaptersIn(words)
  const left = own.position?.place ?? 0
  const go = (seconds: number) => {
    if (!player.current) return
    player.current.currentTime = seconds
    void player.current.play().catch(() => undefined)
  }
  const given = {
    ref: player,
    controls: true,
    preload: 'metadata' as const,
    src: fileAddress(`/library/materials/${id}/file`),
    onLoadedMetadata: () => {
      if (player.current && left > 5 && left < player.current.duration - 5) player.current.currentTime = left
    },
    onTimeUpdate: () => keep(0, Math.floor(player.current?.currentTime ?? 0)),
    onError: () => setFailed(true),
  }
  return (
    <div className="reader">
      {kind === 'video' ? (
        <video {...given} playsInline className="reader-video" />
      ) : (
        <audio {...given} className="reader-audio" />
      )}
      {failed && <p role="alert">这个浏览器播放不了这种编码。可以下载到电脑上播放。</p>}
      <div className="reader-bar">
        {left > 5 && <span className="muted">上次看到 {clock(left)}，已从那里接着放</span>}
        <FavouriteButton id={id} own={own} />
        <a
          className="button quiet"
          href={fileAddress(`/library/materials/${id}/file`, { save: true })}
          download
        >
          下载
        </a>
      </div>
      {chapters.length > 0 && (
        <ol className="reader-chapters">
          {chapters.map(({ seconds, title }) => (
            <li key={seconds}>
              <button type="button" className="link" onClick={() => go(seconds)}>
                <span className="number">{clock(seconds)}</span> {title}
              </button>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

export function PictureReader({ id, name, own }: { id: number; name: string; own: Own }) {
  const [large, setLarge] = useState(false)
  return (
    <div className="reader">
      <div className="reader-bar">
        <button type="button" className="button quiet" aria-pressed={large} onClick={() => setLarge(!large)}>
          {large ? '适合宽度' : '原大'}
        </button>
        <FavouriteButton id={id} own={own} />
      </div>
      <div className="reader-picture" data-large={large || undefined}>
        <img src={fileAddress(`/library/materials/${id}/file`)} alt={name} />
      </div>
    </div>
  )
}
