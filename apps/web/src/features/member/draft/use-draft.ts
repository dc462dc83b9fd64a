import type { CaseView } from '../queries/case-view.ts'
import type { Answers, FormSpec, GroupAnswers, GroupSpec } from '@guildhall/domain/blueprint/form'
import { acceptGroup } from '@guildhall/domain/forms/accept-group'
import { newRowId } from '@guildhall/ui/schema-form/rows'
import { computed, onBeforeUnmount, ref, shallowRef, triggerRef, type ComputedRef } from 'vue'
import { asTypedHere, secretsTyped, withServerSecrets } from './device-secrets.ts'
import { createDraftSaver } from './draft-saver.ts'
import type { GroupDraft, ServerGroup } from './group-draft.ts'
import { createKeeper, readKept, type Keeper } from './kept-drafts.ts'
import { saveStateOf, type SaveState } from './save-state.ts'
import { sendGroup } from './send-group.ts'
import { useLeaving } from './use-leaving.ts'

export interface Draft {
  answers: ComputedRef<Answers>
  state: ComputedRef<SaveState>
  savedAt: ComputedRef<string | null>
  /** Whether this browser keeps what is unsaved when the tab is closed. */
  isKept: Readonly<{ value: boolean }>
  /** What of the unsaved is never kept here, by its label: secret answers. */
  notKept: ComputedRef<string[]>
  /** Groups that another device changed meanwhile. */
  torn: ComputedRef<
    { key: string; mine: GroupAnswers | undefined; theirs: GroupAnswers | undefined }[]
  >
  refusals: ComputedRef<string[]>
  type(groupKey: string, content: GroupAnswers): void
  choose(groupKey: string, choice: 'mine' | 'theirs'): void
  /** Takes over what the server has now. */
  meet(view: CaseView): void
  settle(): Promise<boolean>
  /** The versions that a submission means. */
  versions(): Record<string, number>
}

/**
 * The draft of one case on this device: typed here, kept here, saved there. `onSaved` hears after
 * each save whether the printed form still shows what the answers say.
 */
export function useDraft(
  accountId: string,
  first: CaseView,
  onSaved: (stalePrints: readonly string[]) => void,
): Draft {
  const groups = shallowRef<ReadonlyMap<string, GroupDraft>>(new Map())
  const isKept = ref(true)
  let keeper: Keeper | null = null

  const saver = createDraftSaver({
    async send(key, content, version) {
      const outcome = await sendGroup(first.id, key, asKept(first.form, key, content), version)
      if (outcome.kind === 'saved') onSaved(outcome.stalePrints)
      if (outcome.kind !== 'conflict') return outcome
      return { ...outcome, theirs: ours(key, outcome.theirs) }
    },
    changed: () => {
      keeper?.keep(saver.groups)
      triggerRef(groups)
    },
    random: Math.random,
  })
  groups.value = saver.groups
  const ours = (key: string, server: ServerGroup): ServerGroup =>
    asTypedHere(first.form, key, server, saver.groups.get(key))

  const meet = (view: CaseView): void => {
    for (const [key, group] of Object.entries(view.groups)) {
      const content = group.content as GroupAnswers | undefined
      saver.meet(key, ours(key, { content, version: group.version }), group.updatedAt)
    }
  }

  async function begin(): Promise<void> {
    const kept = await readKept(accountId, first.id)
    keeper = createKeeper(
      accountId,
      first,
      kept.map(([key]) => key),
      (held) => {
        isKept.value = held
      },
    )
    // What was typed since the page opened is newer than what an earlier tab left behind.
    for (const [key, draft] of kept) {
      const server = first.groups[key]?.content as GroupAnswers | undefined
      const content = withServerSecrets(first.form, key, draft.content, server)
      if (!saver.groups.get(key)?.unsaved) saver.restore(key, { ...draft, content })
    }
    meet(first)
    keeper.keep(saver.groups)
    triggerRef(groups)
    saver.resume()
  }
  meet(first)
  void begin()

  const notKept = computed(() =>
    [...groups.value]
      .filter(([, { unsaved }]) => unsaved)
      .flatMap(([key, { content }]) => secretsTyped(first.form, key, content)),
  )
  useLeaving(saver, () => isKept.value && notKept.value.length === 0)
  onBeforeUnmount(() => {
    void saver.settle()
    saver.stop()
  })

  const blanks = blankGroups(first.form)
  return {
    answers: computed(() => answersOf(groups.value, blanks)),
    state: computed(() => saveStateOf(groups.value.values(), saver.line, saver.savedAt)),
    savedAt: computed(() => (groups.value.size > 0 ? saver.savedAt : null)),
    isKept,
    notKept,
    torn: computed(() =>
      [...groups.value].flatMap(([key, { content, theirs }]) =>
        theirs ? [{ key, mine: content, theirs: theirs.content }] : [],
      ),
    ),
    refusals: computed(() => [...groups.value.values()].flatMap(({ refusal }) => refusal ?? [])),
    type: (key, content) => saver.type(key, content),
    choose: (key, choice) => saver.choose(key, choice),
    meet,
    settle: () => saver.settle(),
    versions: () =>
      Object.fromEntries(
        [...saver.groups]
          .filter(([, { version }]) => version > 0)
          .map(([key, { version }]) => [key, version]),
      ),
  }
}

/** Content as the server keeps it, so that its echo can be told from another's. */
function asKept(
  form: FormSpec,
  key: string,
  content: GroupAnswers | undefined,
): GroupAnswers | undefined {
  const group = form.steps.flatMap(({ groups }) => groups).find((each) => each.key === key)
  const accepted = group && acceptGroup(group, content)
  return accepted?.ok ? accepted.content : content
}

/** What a group shows before anything was typed: the least number of rows, each with its own `_id`. */
function blankGroups(form: FormSpec): Answers {
  const groups = form.steps.flatMap((step) => step.groups)
  return Object.fromEntries(groups.map((group) => [group.key, blankGroup(group)]))
}

function blankGroup({ repeat }: GroupSpec): GroupAnswers {
  return repeat ? Array.from({ length: repeat.min }, () => ({ _id: newRowId() })) : {}
}

function answersOf(groups: ReadonlyMap<string, GroupDraft>, blanks: Answers): Answers {
  const typed = [...groups].flatMap(([key, { content }]) =>
    content === undefined ? [] : [[key, content] as const],
  )
  return { ...blanks, ...Object.fromEntries(typed) }
}
