using InnovationSim.Contracts;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;

namespace InnovationSim.Service.Replays;

/// <content>What happens to a firm.</content>
internal sealed partial class LifeProbe
{
    private readonly LotSums _quoted = new();
    private FirmFigures _before;
    private FirmFlags _flags;

    private void Before(FirmShard shard, Step step, ReadOnlySpan<MessageRun> received)
    {
        int row = shard.Firms.RowOf(who.Serial);
        _before = row < 0 ? default : FirmFigures.Of(shard, row, _year);
        switch (step)
        {
            case Step.Plan:
                _flags = row < 0 ? FirmFlags.None : shard.Firms.Flags[row];
                _quoted.Clear();
                Remember(shard.Partners);
                break;
            case Step.Settle:
                Hires(received);
                break;
            case Step.Bid:
                Letters.Received<DeliveryMessage>(received, (from, product) =>
                {
                    if (product.Licensee == who.Serial && row >= 0) Add(LifeEventKind.ProductMade, IdAt(from, product.Owner), count: 1);
                });
                break;
            case Step.Tender:
                Letters.Received<AwardMessage>(received, (from, award) =>
                {
                    if (award.Bidder != who.Serial) return;
                    LifeEventKind kind = award.Assigned == 0 ? LifeEventKind.LicenceTaken : LifeEventKind.PatentBought;
                    Add(kind, IdAt(from, award.Patent.Owner), count: 1, amountYuan: award.FeeYuan);
                });
                break;
            case Step.Produce:
                Orders(received);
                break;
            case Step.Record:
                Founded(received);
                break;
        }

        if (row >= 0) Projects(step, received);
    }

    private void After(FirmShard shard, int row, Step step, ReadOnlySpan<MessageRun> sent)
    {
        FirmFigures now = FirmFigures.Of(shard, row, _year);
        switch (step)
        {
            case Step.Plan:
                Staff(LifeEventKind.Left, SkillLevel.SkilledWorker, _before.SkilledWorkers - now.SkilledWorkers);
                Staff(LifeEventKind.Left, SkillLevel.Engineer, _before.Engineers - now.Engineers);
                Staff(LifeEventKind.Left, SkillLevel.Scientist, _before.Researchers - now.Researchers);
                break;
            case Step.Settle:
                // Nothing else moves money or capital in this step.
                Support("equity of the guide fund", now.CashYuan - _before.CashYuan);
                Support("equipment", now.CapitalYuan - _before.CapitalYuan);
                if (now.PatentsOfYear > _before.PatentsOfYear) Add(LifeEventKind.PatentsGranted, count: now.PatentsOfYear - _before.PatentsOfYear);
                if (now.Licences > _before.Licences) Add(LifeEventKind.ProductMade, count: now.Licences - _before.Licences);
                break;
            case Step.Quote:
                Letters.Sent<QuoteMessage>(sent, (to, quote) =>
                {
                    if (quote.Supplier == who.Serial) _quoted.Add(IdAt(to, quote.Buyer), quote.ThousandYuan);
                });
                Support("supplier development", now.CapitalYuan - _before.CapitalYuan);
                break;
            case Step.Order:
                Ordered(shard, sent);
                break;
            case Step.Record when _year > 0:
                Changed(now, shard.Firms.Flags[row]);
                break;
        }
    }

    private void Hires(ReadOnlySpan<MessageRun> received)
    {
        long skilled = 0;
        long engineers = 0;
        long researchers = 0;
        Letters.Received<HireMessage>(received, (_, hire) =>
        {
            if (hire.Employer != who.Serial) return;
            if (hire.Skill == SkillLevel.Engineer) engineers += hire.Persons;
            else skilled += hire.Persons;
        });
        Letters.Received<ResearcherHireMessage>(received, (_, hire) => researchers += hire.Employer == who.Serial ? 1 : 0);
        Staff(LifeEventKind.Hired, SkillLevel.SkilledWorker, skilled);
        Staff(LifeEventKind.Hired, SkillLevel.Engineer, engineers);
        Staff(LifeEventKind.Hired, SkillLevel.Scientist, researchers);
    }

    /// <summary>What it delivers, and what others got of that for which it has quoted.</summary>
    private void Orders(ReadOnlySpan<MessageRun> received)
    {
        var won = new LotSums();
        Letters.Received<OrderMessage>(received, (from, order) =>
        {
            if (order.Supplier == who.Serial) won.Add(IdAt(from, order.Buyer), order.ThousandYuan);
        });
        foreach ((ulong buyer, long quoted, long quotedYuan) in _quoted.All)
        {
            (long lots, long yuan) = won.Of(buyer);
            if (lots > 0) Add(LifeEventKind.TenderWon, buyer, lots, yuan);
            if (quoted > lots) Add(LifeEventKind.TenderLost, buyer, quoted - lots, quotedYuan - yuan);
        }
    }

    private void Ordered(FirmShard shard, ReadOnlySpan<MessageRun> sent)
    {
        var placed = new LotSums();
        Letters.Sent<OrderMessage>(sent, (to, order) =>
        {
            if (order.Buyer == who.Serial) placed.Add(IdAt(to, order.Supplier), order.ThousandYuan);
        });
        foreach ((ulong supplier, long lots, long yuan) in placed.All) Add(LifeEventKind.OrderPlaced, supplier, lots, yuan);
        foreach (ref readonly Buyer buyer in shard.Buyers.All)
        {
            long outside = buyer.OrderedYuan - buyer.LocalYuan;
            if (buyer.Serial == who.Serial && outside > 0) AddNamed(LifeEventKind.OrderPlaced, Outside, count: null, outside);
        }
    }

    private void Founded(ReadOnlySpan<MessageRun> received) => Letters.Received<FoundingMessage>(received, (_, founding) =>
    {
        if (founding.Serial != who.Serial) return;
        ulong? patentOf = founding.HasPatent != 0 ? founding.Patent.Inventor : null;
        Add(LifeEventKind.Founded, patentOf, founding.Founders, founding.CashYuan + founding.CapitalYuan);
    });

    private void Changed(in FirmFigures now, FirmFlags flags)
    {
        // A patent that it is founded on comes in this step too.
        if (now.Patents < _before.Patents) Add(LifeEventKind.PatentsLapsed, count: _before.Patents - now.Patents);
        Flag(flags, FirmFlags.HighTech, LifeEventKind.CertificateGained, LifeEventKind.CertificateLost);
        Flag(flags, FirmFlags.ChainLeader, LifeEventKind.ChainLeadBegun, LifeEventKind.ChainLeadEnded);
    }

    private void Flag(FirmFlags flags, FirmFlags flag, LifeEventKind gained, LifeEventKind lost)
    {
        bool has = (flags & flag) != 0;
        if (has != ((_flags & flag) != 0)) Add(has ? gained : lost);
    }

    private void Support(string what, long yuan)
    {
        if (yuan > 0) Add(LifeEventKind.SupportReceived, amountYuan: yuan, detail: what);
    }

    /// <summary>What a step may change of a firm.</summary>
    private readonly record struct FirmFigures(
        long CashYuan, long CapitalYuan, int SkilledWorkers, int Engineers, int Researchers, int Licences, int Patents, int PatentsOfYear)
    {
        internal long Staff => (long)SkilledWorkers + Engineers + Researchers;

        internal static FirmFigures Of(FirmShard shard, int row, int year)
        {
            FirmColumns firms = shard.Firms;
            int serial = firms.Serial[row];
            int patents = 0;
            int ofYear = 0;
            foreach (ref Patent patent in shard.Patents)
            {
                if (patent.Owner != serial) continue;
                patents++;
                if (patent.Status == PatentStatus.InHouse && patent.Granted == year) ofYear++;
            }

            return new FirmFigures(
                firms.CashYuan[row], firms.CapitalYuan[row], firms.SkilledWorkers[row], firms.Engineers[row], firms.Researchers[row],
                firms.Licences[row], patents, ofYear);
        }
    }
}
