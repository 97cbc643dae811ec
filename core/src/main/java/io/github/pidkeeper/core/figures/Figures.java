package io.github.pidkeeper.core.figures;

/** How much a broker uses, and how much it does. */
public record Figures(Reading<ProcessFigures> process, Reading<BrokerFigures> broker) {}
