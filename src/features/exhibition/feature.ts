import { feature } from '#platform/feature.ts'
import { contract, powers } from './contract.ts'
import { deskActions } from './desk/actions.ts'
import { exhibitActions } from './exhibits/actions.ts'
import { guestBookActions } from './guest-book/actions.ts'
import { hallActions } from './halls/actions.ts'
import { pictureActions } from './pictures/actions.ts'
import { versionActions } from './versions/actions.ts'
import { viewpointActions } from './viewpoints/actions.ts'
import { visitActions } from './visits/actions.ts'
import { words } from './words.ts'

export const exhibition = feature({
  name: 'exhibition',
  contract,
  powers,
  words,
  actions: {
    visits: visitActions,
    desk: deskActions,
    halls: hallActions,
    exhibits: exhibitActions,
    pictures: pictureActions,
    viewpoints: viewpointActions,
    versions: versionActions,
    guestBook: guestBookActions,
  },
})
