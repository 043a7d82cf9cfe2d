// question: 某地区上一年的计划后来落实了吗？ | What became of what a region planned?
// param: region region required the region, by name, path or code
// column: mechanism the mechanism
// column: planned the report's year that plans it
// column: later_year the first later report that speaks of it
// column: later_status how the region stands to it then
// column: evidence the sentence that plans it
// column: later_evidence the later sentence
// column: mechanism_id the mechanism's id
MATCH (r:Region {id: $region})-[a:PLANS]->(m:Mechanism)
OPTIONAL MATCH (r)-[b:IMPLEMENTS|PILOTS|PLANS|LACKS|AWARDED_FOR]->(m)
WHERE b.year > a.year
WITH m, a, b ORDER BY b.year, type(b), b.report
WITH m, a, collect({year: b.year, status: type(b), evidence: b.evidence}) AS later
RETURN m.name AS mechanism, a.year AS planned, head(later).year AS later_year,
       head(later).status AS later_status, a.evidence AS evidence, head(later).evidence AS later_evidence,
       m.id AS mechanism_id
ORDER BY planned, mechanism_id, a.report
