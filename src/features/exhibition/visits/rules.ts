import { tilesOf } from '../pictures/rules.ts'
import type { Content, PictureRef, Spot } from '../rules.ts'

const addressOf = (exhibitionId: number, { id }: PictureRef, size: string) =>
  `/api/exhibitions/${exhibitionId}/pictures/${id}/${size}`

export const pictureOf = (exhibitionId: number, picture: PictureRef | null) =>
  picture && {
    small: addressOf(exhibitionId, picture, 'small'),
    large: addressOf(exhibitionId, picture, 'large'),
    width: picture.width,
    height: picture.height,
  }

/** Where the tiles of a panorama are found, with its column and row to be filled in. */
function panoramaOf(exhibitionId: number, picture: PictureRef) {
  const cut = tilesOf(picture.width)
  return {
    preview: addressOf(exhibitionId, picture, 'preview'),
    panorama: addressOf(exhibitionId, picture, 'small'),
    tiles: cut && { ...cut, address: addressOf(exhibitionId, picture, 'tile-{column}-{row}') },
  }
}

/** The halls of a content as they are walked through: pictures as addresses, and every way leading to a viewpoint. */
export function shownHalls(exhibitionId: number, { halls }: Content) {
  const firstOf = new Map(halls.map(({ id, viewpoints }) => [id, viewpoints[0]?.id ?? null]))
  const lead = ({ hallId, ...spot }: Spot) => ({
    ...spot,
    viewpointId: hallId === null ? spot.viewpointId : (firstOf.get(hallId) ?? null),
  })
  // What leads nowhere is not shown: it was told at the desk.
  const leads = (spot: ReturnType<typeof lead>) =>
    spot.kind === 'text' || spot.exhibitId !== null || spot.viewpointId !== null
  return halls.map(({ light, exhibits, viewpoints, ...hall }) => ({
    ...hall,
    light: light && addressOf(exhibitionId, light, 'full'),
    exhibits: exhibits.map((one) => ({
      ...one,
      picture: pictureOf(exhibitionId, one.picture),
      still: pictureOf(exhibitionId, one.still),
    })),
    viewpoints: viewpoints.map(({ panorama, hotspots, ...viewpoint }) => ({
      ...viewpoint,
      ...panoramaOf(exhibitionId, panorama),
      hotspots: hotspots.map(lead).filter(leads),
    })),
  }))
}
