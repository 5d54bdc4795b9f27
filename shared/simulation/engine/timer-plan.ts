/** Who owns which timer: one for the site, one a queue, two an agent, then one a caller. */
export class TimerPlan {
  readonly site = 0;
  readonly firstQueue = 1;
  readonly firstWork: number;
  readonly firstDay: number;
  readonly firstCaller: number;

  constructor(queues: number, agents: number) {
    this.firstWork = this.firstQueue + queues;
    this.firstDay = this.firstWork + agents;
    this.firstCaller = this.firstDay + agents;
  }
}
