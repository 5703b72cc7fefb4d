// Everything the facilitator needs now and then, in one order: what waits for an answer, this step, people, the room.
import { type JSX, Show } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { CardAsked } from './CardAsked.tsx'
import { CaseDesk } from './CaseDesk.tsx'
import styles from './CockpitPanel.module.css'
import { HandQueue } from './HandQueue.tsx'
import { OverrunCard } from './OverrunCard.tsx'
import { PeopleList } from './PeopleList.tsx'
import { ReplanCard } from './ReplanCard.tsx'
import { RoomTools } from './RoomTools.tsx'
import { RoundControls } from './RoundControls.tsx'
import { ScriptCard } from './ScriptCard.tsx'
import { StageDesk } from './StageDesk.tsx'
import { RoundFit, StepDesk } from './StepDesk.tsx'
import { VoteControls } from './VoteControls.tsx'
import { Waiting } from './Waiting.tsx'

export function CockpitPanel(props: { stepActions?: JSX.Element }) {
  const room = useRoom()
  return (
    <div class={styles.panel}>
      <Waiting />
      <Show when={room.view.progress.state === 'lobby' && room.amFacilitator()}>
        <ReplanCard />
      </Show>
      <Show when={room.view.progress.state === 'live'}>
        <div class={styles.step}>
          <Show when={room.amFacilitator()}>
            <OverrunCard />
            <RoundFit />
            <ReplanCard onlyWhenNeeded />
            {props.stepActions}
            <VoteControls />
            <StepDesk />
            <CardAsked />
            <CaseDesk />
            <StageDesk />
          </Show>
          <RoundControls />
        </div>
      </Show>
      <HandQueue />
      <Show when={room.view.progress.state === 'live'}>
        <ScriptCard />
      </Show>
      <PeopleList />
      <RoomTools />
    </div>
  )
}
