import { useState } from 'react'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { GuestBook } from '../guest-book/guest-book.tsx'
import { BoardView } from './board-view.tsx'
import { type Exhibit, type Hall, notesIn, type Visit } from './visited.ts'
import { useSaying } from './voice.ts'
import { type Why, whySentences } from './way.ts'

type Props = { visit: Visit; why: Why; onPanorama: (() => void) | null }

/** The exhibition as a sequence of pictures and words, for every device; it says why it is shown so. */
export function PictureVisit({ visit, why, onPanorama }: Props) {
  const [large, setLarge] = useState<Exhibit | null>(null)
  return (
    <div className="picture-visit">
      <PageHeader
        title={visit.title}
        actions={
          onPanorama && (
            <button type="button" className="button primary" onClick={onPanorama}>
              进入全景展厅
            </button>
          )
        }
      />
      <p className="why" role="note">
        {whySentences[why]}
      </p>
      <p className="introduction">{visit.introduction}</p>
      <nav className="to-halls" aria-label="展厅">
        {visit.halls.map((hall) => (
          <a key={hall.id} href={`#hall-${hall.id}`}>
            {hall.title}
          </a>
        ))}
      </nav>
      {visit.halls.map((hall) => (
        <HallPictures key={hall.id} hall={hall} onLarge={setLarge} />
      ))}
      {visit.publishedAt && (
        <Panel title="留言簿">
          <GuestBook exhibitionId={visit.id} />
        </Panel>
      )}
      {large && <BoardView exhibit={large} onClose={() => setLarge(null)} />}
    </div>
  )
}

function HallPictures({ hall, onLarge }: { hall: Hall; onLarge: (exhibit: Exhibit) => void }) {
  const view = hall.viewpoints[0]?.panorama
  return (
    <section className="hall-pictures" id={`hall-${hall.id}`} aria-label={hall.title}>
      <header>
        {view && <img src={view} alt={`${hall.title}全景`} loading="lazy" width={2048} height={1024} />}
        <div>
          <h2>{hall.title}</h2>
          {hall.words && <b>{hall.words}</b>}
          {hall.narration && <p>{hall.narration}</p>}
        </div>
      </header>
      {hall.exhibits.map((exhibit) => (
        <ExhibitPicture key={exhibit.id} exhibit={exhibit} onLarge={onLarge} />
      ))}
      {notesIn(hall).map((note) => (
        <article key={note.id}>
          <div>
            <h3>{note.label}</h3>
            <p>{note.text}</p>
          </div>
        </article>
      ))}
    </section>
  )
}

function ExhibitPicture({ exhibit, onLarge }: { exhibit: Exhibit; onLarge: (exhibit: Exhibit) => void }) {
  const [saying, toggle] = useSaying(exhibit.id)
  const shown = exhibit.still ?? exhibit.picture
  return (
    <article>
      {shown && (
        <button
          type="button"
          className="picture"
          onClick={() => onLarge(exhibit)}
          aria-label={`看大图：${exhibit.title}`}
        >
          <img
            src={shown.large}
            srcSet={`${shown.small} 640w, ${shown.large} ${shown.width}w`}
            sizes="(max-width: 760px) 100vw, 640px"
            alt={exhibit.alt ?? ''}
            loading="lazy"
            width={shown.width}
            height={shown.height}
          />
        </button>
      )}
      <div>
        {exhibit.year && <em>{exhibit.year}</em>}
        <h3>{exhibit.title}</h3>
        {exhibit.place && <small>{exhibit.place}</small>}
        <p>{exhibit.text}</p>
        {exhibit.source && <p className="muted">来源：{exhibit.source}</p>}
        <div className="row">
          <button type="button" className="button" onClick={() => onLarge(exhibit)}>
            看大图
          </button>
          <button
            type="button"
            className="button"
            aria-pressed={saying}
            onClick={() => toggle(`${exhibit.title}。${exhibit.narration || exhibit.text}`)}
          >
            {saying ? '停止讲解' : '听讲解'}
          </button>
        </div>
      </div>
    </article>
  )
}
