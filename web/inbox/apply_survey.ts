// The part of apply_event.ts about surveys, and what both need. Called by it only.
import type { Draft } from './apply_event';
import type { EventOf, Survey, Timestamp } from './domain';

// Without what is undefined.
export function without_gaps<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}

export function ask_later(state: Draft, due_at: Timestamp | undefined): void {
  state.survey = without_gaps<Survey>({ ...state.survey, due_at } as Survey);
}

export function apply_survey(state: Draft, { at, body }: EventOf<'survey_changed'>): void {
  ask_later(state, undefined);
  const { survey_id: id, step, trigger, questions } = body;
  if (step === 'refused') return;
  state.survey = { ...state.survey, step, questions };
  if (step === 'pending') state.survey = { ...state.survey, id, trigger, sent_at: at, answered: 0 };
}

// Neither a message nor a sign of life.
export function apply_survey_answer(state: Draft, event: EventOf<'survey_answered'>): void {
  if (state.survey.step !== 'pending' || state.survey.id !== event.body.survey_id) return;
  const { discontent_at, ...others } = state.survey;
  const answered = others.answered + 1;
  const is_thumb = event.body.question_kind === 'required';
  const discontent = is_thumb ? (event.body.option === 0 ? undefined : event.at) : discontent_at;
  const survey: Survey = discontent === undefined ? others : { ...others, discontent_at: discontent };
  state.survey = answered < survey.questions.length ? { ...survey, answered } : { ...survey, answered, step: 'completed', questions: [] };
}
