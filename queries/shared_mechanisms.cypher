// question: 两个地区共同实行哪些机制？ | Which mechanisms do two regions both carry out?
// param: region region required one region
// param: other region required the other region
// column: mechanism the mechanism
// column: kind what kind of mechanism it is
// column: years the years in which the one reports it
// column: other_years the years in which the other reports it
// column: evidence a sentence of the one
// column: other_evidence a sentence of the other
// column: mechanism_id the mechanism's id
MATCH (r:Region {id: $region})-[a:IMPLEMENTS|PILOTS]->(m:Mechanism)
WITH m, a ORDER BY a.year, a.report, a.start
WITH m, collect(DISTINCT a.year) AS years, collect(a.evidence) AS sentences
MATCH (m)<-[b:IMPLEMENTS|PILOTS]-(o:Region {id: $other})
WITH m, years, sentences, b ORDER BY b.year, b.report, b.start
WITH m, years, sentences, collect(DISTINCT b.year) AS other_years, collect(b.evidence) AS other_sentences
RETURN m.name AS mechanism, m.kind AS kind, years, other_years,
       head(sentences) AS evidence, head(other_sentences) AS other_evidence, m.id AS mechanism_id
ORDER BY mechanism_id
